// What the Data page needs of AG Grid's free community edition: no module of the licensed edition is in it.
import {
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  CustomFilterModule,
  ExternalFilterModule,
  LocaleModule,
  ModuleRegistry,
  NumberFilterModule,
  RowApiModule,
  TextFilterModule,
} from "ag-grid-community";

ModuleRegistry.registerModules([
  CellStyleModule,
  ClientSideRowModelApiModule,
  ClientSideRowModelModule,
  ColumnApiModule,
  CustomFilterModule,
  ExternalFilterModule,
  LocaleModule,
  NumberFilterModule,
  RowApiModule,
  TextFilterModule,
]);

export { createGrid, themeQuartz } from "ag-grid-community";

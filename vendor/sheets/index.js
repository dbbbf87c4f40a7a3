// What the worker of a reader's own figures reads files with: CSV, zip and XML. Only that worker runs it.
import { unzipSync } from "fflate";
import Papa from "papaparse";
import { Parser } from "saxen";

globalThis.reachSheets = { csv: Papa.parse, unzip: unzipSync, Xml: Parser };

#!/bin/sh
# Builds assets/vendor/ag-grid-reach.min.js and the licences beside it. Needs node 20 or newer and npm.
set -eu
cd "$(dirname "$0")"
out=../../assets/vendor

npm ci --ignore-scripts --no-audit --no-fund
npx esbuild index.js --bundle --minify --format=iife --global-name=agGrid --target=es2020 \
    --banner:js="/*! AG Grid community 36.2.0, partial bundle. Copyright (c) 2015-2026 AG GRID LTD. MIT licence; it and those of the packages inside: ag-grid-LICENSE.txt */" \
    --legal-comments=none --log-level=warning \
    --metafile=node_modules/meta.json --outfile="$out/ag-grid-reach.min.js"
node ../plotly/licences.js node_modules/meta.json > "$out/ag-grid-LICENSE.txt"

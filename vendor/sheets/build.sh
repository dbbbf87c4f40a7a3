#!/bin/sh
# Builds assets/vendor/sheets-reach.min.js and the licences beside it. Needs node 20 or newer and npm.
set -eu
cd "$(dirname "$0")"
out=../../assets/vendor

npm ci --ignore-scripts --no-audit --no-fund
npx esbuild index.js --bundle --minify --format=iife --platform=browser --target=es2022 \
    --banner:js="/*! Papa Parse 5.7.1, fflate 0.8.3, saxen 11.1.0. MIT licences: sheets-LICENSE.txt */" \
    --legal-comments=none --log-level=warning \
    --metafile=node_modules/meta.json --outfile="$out/sheets-reach.min.js"
node ../plotly/licences.js node_modules/meta.json > "$out/sheets-LICENSE.txt"

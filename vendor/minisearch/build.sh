#!/bin/sh
# Builds assets/vendor/minisearch-reach.min.js and the licence beside it. Needs node 20 or newer and npm.
set -eu
cd "$(dirname "$0")"
out=../../assets/vendor

npm ci --ignore-scripts --no-audit --no-fund
npx esbuild index.js --bundle --minify --format=iife --target=es2020 \
    --banner:js="/*! MiniSearch 7.2.0. Copyright (c) 2022 Luca Ongaro. MIT licence: minisearch-LICENSE.txt */" \
    --legal-comments=none --log-level=warning \
    --metafile=node_modules/meta.json --outfile="$out/minisearch-reach.min.js"
node ../plotly/licences.js node_modules/meta.json > "$out/minisearch-LICENSE.txt"

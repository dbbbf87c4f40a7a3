#!/bin/sh
# Builds assets/vendor/plotly-reach.min.js and the licences beside it. Needs node 20 or newer and npm.
set -eu
cd "$(dirname "$0")"
out=../../assets/vendor

npm ci --ignore-scripts --no-audit --no-fund
npx esbuild index.js --bundle --minify --format=iife --global-name=Plotly --target=es2020 \
    --define:global=window --define:define.amd=false --define:process.env.NODE_DEBUG=false \
    --loader:.css=empty --alias:stream=stream-browserify \
    --alias:country-iso-search=./lean/country-iso-search.js \
    --alias:d3-geo-projection=./lean/d3-geo-projection.js \
    --banner:js="/*! plotly.js 4.1.1, partial bundle (scatter, bar, choropleth, scattergeo). Copyright 2012-2026, Plotly, Inc. MIT licence; it and those of the packages inside: plotly-LICENSE.txt */" \
    --legal-comments=none --log-level=warning \
    --metafile=node_modules/meta.json --outfile="$out/plotly-reach.min.js"
node licences.js node_modules/meta.json > "$out/plotly-LICENSE.txt"

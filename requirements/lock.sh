#!/bin/sh
# Renews the three lock files: exact versions with hashes, without any registry's address.
set -eu
for extra in run test bench; do
    options=""
    [ "$extra" = test ] && options="--extra test"
    [ "$extra" = bench ] && options="--extra test --extra bench"
    # shellcheck disable=SC2086  # options and their values are words of their own
    "${UV:-uv}" pip compile pyproject.toml $options --upgrade --generate-hashes --universal --python-version 3.11 \
        --no-emit-index-url --no-annotate --no-header --quiet --output-file "requirements/$extra.txt"
done

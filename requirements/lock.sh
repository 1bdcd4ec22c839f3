#!/bin/sh
# Renews the two lock files: exact versions with hashes, without any registry's address.
set -eu
for extra in run test; do
    options=""
    [ "$extra" = test ] && options="--extra test"
    # shellcheck disable=SC2086  # the option and its value are two words
    "${UV:-uv}" pip compile pyproject.toml $options --upgrade --generate-hashes --universal --python-version 3.11 \
        --no-emit-index-url --no-annotate --no-header --quiet --output-file "requirements/$extra.txt"
done

# Read by the signing step on a machine that is thrown away afterwards: brings the keys of the environment into a
# keychain of their own.  Without keys it does nothing, and build_macos.py says that nothing was signed.
set -eu
if [ -n "${CERTIFICATE:-}" ]; then
    keychain=$RUNNER_TEMP/keys.keychain-db
    words=$(openssl rand -hex 20)
    security create-keychain -p "$words" "$keychain"
    security set-keychain-settings -lut 7200 "$keychain"
    security unlock-keychain -p "$words" "$keychain"
    printf %s "$CERTIFICATE" | base64 --decode >"$RUNNER_TEMP/key.p12"
    security import "$RUNNER_TEMP/key.p12" -P "$CERTIFICATE_WORDS" -f pkcs12 -k "$keychain" -T /usr/bin/codesign
    rm "$RUNNER_TEMP/key.p12"
    security set-key-partition-list -S apple-tool:,apple: -s -k "$words" "$keychain" >/dev/null
    security list-keychains -d user -s "$keychain" login.keychain-db
    if [ -n "${NOTARY_KEY:-}" ]; then
        printf %s "$NOTARY_KEY" >"$RUNNER_TEMP/notary.p8"
        xcrun notarytool store-credentials yarrow --key "$RUNNER_TEMP/notary.p8" --key-id "$NOTARY_KEY_ID" \
            --issuer "$NOTARY_ISSUER"
        rm "$RUNNER_TEMP/notary.p8"
        export YARROW_NOTARY_PROFILE=yarrow
    fi
else
    unset YARROW_IDENTITY
fi

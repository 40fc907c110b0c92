# A development chain (anvil), as npm has fetched it for the local stack.
FROM debian:trixie-slim
LABEL org.opencontainers.image.title="Sealrail development chain"
COPY local-stack/npm/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil /usr/local/bin/
RUN mkdir /var/lib/chain && chown 10001:10001 /var/lib/chain
USER 10001:10001
VOLUME /var/lib/chain
EXPOSE 8545
ENTRYPOINT ["anvil", "--host", "0.0.0.0", "--chain-id", "31337", "--block-time", "1", \
            "--state", "/var/lib/chain/state.json", "--state-interval", "1", "--silent"]

# The programs around the services that docker-compose.yml runs: the gateway, the set-up and the land registry of the demo.
FROM eclipse-temurin:25-jre
LABEL org.opencontainers.image.title="Sealrail stack" \
      org.opencontainers.image.licenses="Apache-2.0"
WORKDIR /sealrail
COPY local-stack/target/lib/ lib/
COPY local-stack/target/local-stack-0.1.0-SNAPSHOT.jar lib/
COPY onchain-worker/src/main/resources/contract/AnchorRegistry.json ./
USER 10001:10001
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", \
            "-Dvertx.disableDnsResolver=true", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp", "lib/*"]

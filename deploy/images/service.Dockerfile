# One of the five services, as `mvn package` has built it. From the repository's root:
#   docker build -f deploy/images/service.Dockerfile --build-arg SERVICE=issuance-api -t sealrail/issuance-api:dev .
# The layers go from what changes with a release of a library to what changes with every commit.
FROM eclipse-temurin:25-jre
ARG SERVICE
WORKDIR /sealrail
COPY ${SERVICE}/target/quarkus-app/lib/boot/ lib/boot/
# all that is not io.sealrail.*
COPY ${SERVICE}/target/quarkus-app/lib/main/[^i]* ${SERVICE}/target/quarkus-app/lib/main/i[^o]* \
     ${SERVICE}/target/quarkus-app/lib/main/io.[^s]* ${SERVICE}/target/quarkus-app/lib/main/io.s[^e]* \
     ${SERVICE}/target/quarkus-app/lib/main/io.se[^a]* ${SERVICE}/target/quarkus-app/lib/main/io.sea[^l]* lib/main/
COPY ${SERVICE}/target/quarkus-app/quarkus-run.jar ./
COPY ${SERVICE}/target/quarkus-app/lib/main/io.sealrail.* lib/main/
COPY ${SERVICE}/target/sbom.json ./
COPY ${SERVICE}/target/quarkus-app/quarkus/ quarkus/
COPY ${SERVICE}/target/quarkus-app/app/ app/
USER 10001:10001
EXPOSE 8080
ARG VERSION=dev
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Sealrail ${SERVICE}" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.licenses="Apache-2.0"
# the heap and what the JVM keeps beside it stay within the container's limit of memory; JAVA_TOOL_OPTIONS adds to these
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+ExitOnOutOfMemoryError", "-jar", "quarkus-run.jar"]

# A service's image with one more layer: what its JVM learnt in a training run, so that it starts in a third of the time. See ./train.
ARG BASE
FROM ${BASE}
COPY app.aot ./
# what is archived needs room in the heap at once; without it the JVM does not start
ENTRYPOINT ["java", "-XX:AOTCache=app.aot", "-Xlog:aot*=error", "-XX:InitialRAMPercentage=15", "-XX:MaxRAMPercentage=50", \
            "-XX:+ExitOnOutOfMemoryError", "-jar", "quarkus-run.jar"]

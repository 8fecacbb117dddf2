# One image for each service:
#
#   docker build --build-arg SERVICE=planner-service --tag cinch/planner-service .
#
# SERVICE is planner-service, backfill-worker or contract-checker.

ARG JAVA_VERSION=17

# the same for all three, so that building them together compiles once
FROM maven:3.9-eclipse-temurin-${JAVA_VERSION} AS build
WORKDIR /cinch
COPY . .
# mdep.skip: the servers of the local stack are for tests, which do not run here
RUN --mount=type=cache,target=/root/.m2,sharing=locked \
    mvn --batch-mode --no-transfer-progress \
        -Dquick -Dmaven.test.skip -Dmdep.skip \
        --projects planner-service,backfill-worker,contract-checker --also-make \
        package

FROM build AS layers
ARG SERVICE
RUN cp "${SERVICE:?set it to planner-service, backfill-worker or contract-checker}"/target/"${SERVICE}"-*.jar \
        /tmp/application.jar && \
    java -Djarmode=tools -jar /tmp/application.jar extract --layers --destination /layers

FROM eclipse-temurin:${JAVA_VERSION}-jre
RUN groupadd --gid 10001 cinch && \
    useradd --uid 10001 --gid cinch --home-dir /cinch --no-create-home \
        --shell /usr/sbin/nologin cinch
WORKDIR /cinch
COPY containers/probe /usr/local/bin/probe
# what changes least comes first
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/spring-boot-loader/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=layers /layers/application/ ./
USER 10001:10001
ENV SERVER_PORT=8080
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=5s --start-period=120s --retries=12 \
    CMD ["probe", "/actuator/health/readiness"]
ENTRYPOINT ["java", "-jar", "application.jar"]

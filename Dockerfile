# syntax=docker/dockerfile:1

# The package "node" among them is what runs Rolecall, here as everywhere.
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# Types and source maps are a third of the packages, and nothing reads them here.
RUN npm ci --omit=dev \
  && find node_modules -type f \( -name '*.d.ts' -o -name '*.d.cts' -o -name '*.d.mts' -o -name '*.map' \) -delete \
  && mkdir /data

# Nothing but the C and C++ libraries that Node needs: no shell, no package manager.
FROM gcr.io/distroless/cc-debian12:nonroot
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
# A volume mounted here belongs to whoever runs Rolecall. With Postgres nothing is written to it.
COPY --from=packages --chown=65532:65532 /data /data
COPY package.json LICENSE ./
COPY manifests manifests
COPY knowledge knowledge
COPY src src

ENV HOST=0.0.0.0 PORT=3978 DATA_DIR=/data
# So that administrators can say `node src/main.ts` in a container.
ENV PATH=/app/node_modules/node/bin:$PATH
EXPOSE 3978
USER 65532:65532
HEALTHCHECK --interval=10s --timeout=3s --start-period=10m --retries=3 \
  CMD ["/app/node_modules/node/bin/node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["/app/node_modules/node/bin/node"]
CMD ["--import=./src/keep-compiled.js", "--max-semi-space-size=16", "--heap-growing-percent=100", "src/main.ts", "serve"]

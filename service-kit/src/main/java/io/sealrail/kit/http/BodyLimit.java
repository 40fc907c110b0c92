package io.sealrail.kit.http;

import java.io.IOException;
import java.io.InputStream;

import jakarta.inject.Singleton;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses bodies above {@code sealrail.http.max-body-bytes} (1 MiB), announced or found while reading (chunked). */
@Provider
@Singleton
public class BodyLimit implements ReaderInterceptor {

    private final long mostBytes;

    BodyLimit(@ConfigProperty(name = "sealrail.http.max-body-bytes", defaultValue = "1048576") long mostBytes) {
        this.mostBytes = mostBytes;
    }

    boolean exceededBy(String contentLength) {
        if (contentLength == null) {
            return false;
        }
        try {
            return Long.parseLong(contentLength) > mostBytes;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (!context.getHeaders().containsKey("content-length")) {
            context.setInputStream(new Counted(context.getInputStream()));
        }
        return context.proceed();
    }

    private final class Counted extends InputStream {
        private final InputStream body;
        private long bytes;

        Counted(InputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = body.read(target, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int more) {
            bytes += more;
            if (bytes > mostBytes) {
                throw StandardProblems.ofStatus(413);
            }
        }
    }
}

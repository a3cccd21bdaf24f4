package dev.rollcall.query.platform;

import dev.rollcall.eventlog.LogSource;
import org.springframework.stereotype.Component;

/** Where the log ends. */
@Component
class LogHead {

    private final LogSource log;

    LogHead(LogSource log) {
        this.log = log;
    }

    long position() {
        return log.head();
    }
}

package dev.rollcall.query.audit;

import dev.rollcall.eventlog.seal.SealedTree;
import dev.rollcall.seal.PublicKey;
import dev.rollcall.seal.SigningKey;
import dev.rollcall.web.InvalidSettingException;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Refuses to start without the key that exports are signed with. */
@Configuration(proxyBeanMethods = false)
class SealWiring {

    @Bean
    SealedTree sealedTree(@Qualifier("log") DataSource log) {
        return new SealedTree(JdbcClient.create(log));
    }

    @Bean
    SigningKey exportKey(@Value("${rollcall.exports.name}") String name, @Value("${rollcall.exports.key}") String key) {
        if (!name.endsWith(PublicKey.EXPORTS)) {
            throw new InvalidSettingException("ROLLCALL_EXPORT_NAME: has to end with " + PublicKey.EXPORTS);
        }
        try {
            return SigningKey.of(name, key);
        } catch (IllegalArgumentException e) {
            throw new InvalidSettingException("ROLLCALL_EXPORT_KEY or ROLLCALL_EXPORT_NAME: " + e.getMessage());
        }
    }
}

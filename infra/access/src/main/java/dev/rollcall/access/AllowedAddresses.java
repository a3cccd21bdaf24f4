package dev.rollcall.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.IncompatibleAddressException;
import inet.ipaddr.ipv6.IPv6Address;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * From where an organization's users may come (R6): ranges of addresses (RFC 4632, RFC 4291), or from anywhere. An IPv4
 * address is the same one when it is written as IPv6 (RFC 4291, section 2.5.5.2).
 */
public final class AllowedAddresses {

    public static final AllowedAddresses ANY = new AllowedAddresses(List.of());

    /** Before the library sees it, which also reads wildcards, masks and what inet_aton does. */
    private static final Pattern FORM = Pattern.compile("[0-9A-Fa-f:.]{2,45}(/[0-9]{1,3})?");

    private static final Pattern FOUR_PARTS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}(/[0-9]{1,2})?");

    private static final int MAPPED_PREFIX = 96;

    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowMask(false)
            .allowPrefixOnly(false)
            .allowWildcardedSeparator(false)
            .setRangeOptions(RangeParameters.NO_RANGE)
            .toParams();

    private static final JsonMapper JSON = new JsonMapper();

    /** Asked with every request: a policy is read once, as long as it is among those in use. */
    private static final LoadingCache<String, AllowedAddresses> PARSED =
            Caffeine.newBuilder().maximumSize(1_000).build(AllowedAddresses::parse);

    private final List<IPAddress> ranges;

    private AllowedAddresses(List<IPAddress> ranges) {
        this.ranges = ranges;
    }

    private record Label(List<String> ranges) {}

    /** @param label JSON as the policy's claim has it; null for no policy */
    public static AllowedAddresses ofLabel(@Nullable String label) {
        return label == null ? ANY : PARSED.get(label);
    }

    private static AllowedAddresses parse(String label) {
        return of(JSON.readValue(label, Label.class).ranges());
    }

    /** @throws IllegalArgumentException for what {@link #normalize} would not take */
    public static AllowedAddresses of(List<String> ranges) {
        return new AllowedAddresses(ranges.stream()
                .map(range -> range(range).orElseThrow(() -> new IllegalArgumentException("No range: " + range)))
                .toList());
    }

    /** A range in the one form that it is kept in; empty for what is none. */
    public static Optional<String> normalize(String range) {
        return range(range).map(IPAddress::toCanonicalString);
    }

    /** Where nothing else is said every address is allowed; what is no address is in no range. */
    public boolean include(String address) {
        if (ranges.isEmpty()) {
            return true;
        }
        int zone = address.indexOf('%');
        String bare = zone < 0 ? address : address.substring(0, zone);
        return bare.indexOf('/') < 0
                && range(bare)
                        .map(one -> ranges.stream().anyMatch(range -> range.contains(one)))
                        .orElse(false);
    }

    private static Optional<IPAddress> range(String text) {
        if (!FORM.matcher(text).matches()
                || text.indexOf(':') < 0 && !FOUR_PARTS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(mapped(new IPAddressString(text, STRICT).toAddress()));
        } catch (AddressStringException | IncompatibleAddressException e) {
            return Optional.empty();
        }
    }

    private static IPAddress mapped(IPAddress parsed) {
        Integer prefix = parsed.getNetworkPrefixLength();
        IPAddress lower = parsed.getLower().withoutPrefixLength();
        IPAddress plain = lower;
        if (lower instanceof IPv6Address v6 && v6.isIPv4Mapped() && (prefix == null || prefix >= MAPPED_PREFIX)) {
            plain = v6.getEmbeddedIPv4Address();
            prefix = prefix == null ? null : prefix - MAPPED_PREFIX;
        }
        // All bits of one address are that address.
        return prefix == null || prefix == plain.getBitCount() ? plain : plain.toPrefixBlock(prefix);
    }
}

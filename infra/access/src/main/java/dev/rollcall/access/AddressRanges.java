package dev.rollcall.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ranges of IP addresses in CIDR notation (RFC 4632, section 3.1; RFC 4291, section 2.3); none stands for any (R6). */
public final class AddressRanges {

    /** Addresses as people and containers write them, and nothing that would be looked up or guessed. */
    private static final IPAddressStringParameters STRICT = new IPAddressStringParameters.Builder()
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowMask(false)
            .allowPrefixOnly(false)
            .allowWildcardedSeparator(false)
            .setRangeOptions(RangeParameters.NO_RANGE)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .allowBinary(false)
            .allowUnlimitedLeadingZeros(false)
            .allowLeadingZeros(false)
            .getParentBuilder()
            .getIPv6AddressParametersBuilder()
            .allowZone(false)
            .allowBase85(false)
            .allowBinary(false)
            .getParentBuilder()
            .toParams();

    /** Few organizations have any, and these change them seldom. */
    private static final LoadingCache<String, AddressRanges> PARSED =
            Caffeine.newBuilder().maximumSize(10_000).build(AddressRanges::parsed);

    private final List<IPAddress> ranges;

    private AddressRanges(List<IPAddress> ranges) {
        this.ranges = ranges;
    }

    /** @param text canonical ranges parted by commas; empty for any */
    public static AddressRanges of(String text) {
        return PARSED.get(text);
    }

    private static AddressRanges parsed(String text) {
        return new AddressRanges(Stream.of(text.split(","))
                .filter(range -> !range.isEmpty())
                .flatMap(range -> Optional.ofNullable(parse(range)).stream())
                .toList());
    }

    /** A range as it is kept, without the bits of the host: {@code 203.0.113.0/24}; empty for what is none. */
    public static Optional<String> canonical(String range) {
        return Optional.ofNullable(parse(range)).map(IPAddress::toCanonicalString);
    }

    /** @param address as the container tells it; what is none is in no range */
    public boolean contain(String address) {
        if (ranges.isEmpty()) {
            return true;
        }
        IPAddress asked = parse(address);
        return asked != null && ranges.stream().anyMatch(range -> range.contains(asked));
    }

    /** IPv4 within IPv6 (RFC 4291, section 2.5.5.2) is the IPv4 address: a dual-stack socket shows callers so. */
    private static @Nullable IPAddress parse(String text) {
        IPAddress address = new IPAddressString(text, STRICT).getAddress();
        if (address == null) {
            return null;
        }
        IPAddress block = address.isPrefixed() ? address.toPrefixBlock() : address;
        if (block.isIPv6() && block.toIPv6().isIPv4Mapped()) {
            Integer prefix = block.getNetworkPrefixLength();
            IPAddress inner = block.toIPv6().getEmbeddedIPv4Address().withoutPrefixLength();
            return prefix == null ? inner : inner.setPrefixLength(prefix - 96).toPrefixBlock();
        }
        return block;
    }
}

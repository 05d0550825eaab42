import Foundation

/// Which addresses pictures may be fetched from: those that are globally routable (IANA's special-purpose registries).
package enum AddressGuard {
    /// - Parameter bytes: 4 of IPv4 or 16 of IPv6, network order.
    package static func isGlobal(_ bytes: [UInt8]) -> Bool {
        switch bytes.count {
        case 4: isGlobal4(bytes)
        case 16: isGlobal6(bytes)
        default: false
        }
    }

    private static func isGlobal4(_ b: [UInt8]) -> Bool {
        switch (b[0], b[1], b[2]) {
        case (0, _, _), (10, _, _), (127, _, _), (224...255, _, _): false
        case (100, 64...127, _), (169, 254, _), (172, 16...31, _), (192, 168, _), (198, 18...19, _): false
        case (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 51, 100), (203, 0, 113): false
        default: true
        }
    }

    private static func isGlobal6(_ b: [UInt8]) -> Bool {
        // IPv4 in disguise is judged as IPv4: mapped, translated (RFC 6052), compatible.
        if b[0..<10].allSatisfy({ $0 == 0 }), b[10] == b[11], b[10] == 0xFF || b[10] == 0 {
            return b[10] == 0xFF && isGlobal4(Array(b[12...]))
        }
        if b[0..<12].elementsEqual([0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]) {
            return isGlobal4(Array(b[12...]))
        }
        // Only 2000::/3 is given out; in it, tunnels that embed addresses, documentation and other special blocks.
        guard b[0] & 0xE0 == 0x20 else { return false }
        if b[0] == 0x20, b[1] == 0x02 { return false }  // 6to4
        if b[0] == 0x20, b[1] == 0x01, b[2] < 0x02 { return false }  // 2001::/23: Teredo, ORCHID, benchmarking
        if b[0] == 0x20, b[1] == 0x01, b[2] == 0x0D, b[3] == 0xB8 { return false }
        if b[0] == 0x3F, b[1] == 0xFF, b[2] & 0xF0 == 0 { return false }  // 3fff::/20
        return true
    }
}

import CFYaml

/// What libfyaml reads next in a YAML text.
struct YAMLEvent {
    enum Kind {
        case documentStart, documentEnd, scalar, alias, sequenceStart, mappingStart, sequenceEnd, mappingEnd
    }

    var kind: Kind
    /// The bytes of the text that the event stands for.
    var range: Range<Int>
    /// A scalar's text, an alias's name. Valid until the next event is asked for.
    var text = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    /// Whether a scalar stands without quotes, so that its text tells its type.
    var isPlain = false
    var anchor: String?
    var tag: String?
}

/// What libfyaml has to say against a YAML text.
struct YAMLError {
    let message: String
    let offset: Int?
    let line: Int
    let column: Int
}

/// Reads a YAML text event by event. Wraps libfyaml's parser.
///
/// The text must stay where it is as long as the reader lives.
final class YAMLEvents {
    private let parser: OpaquePointer?
    private let diagnostics: OpaquePointer?
    private var event: UnsafeMutablePointer<fy_event>?

    /// Begins to read a text.
    init(_ text: UnsafeBufferPointer<UInt8>) {
        var diagnosticsConfiguration = fy_diag_cfg()
        fy_diag_cfg_default(&diagnosticsConfiguration)
        diagnostics = fy_diag_create(&diagnosticsConfiguration)
        fy_diag_set_collect_errors(diagnostics, true)
        var configuration = fy_parse_cfg()
        configuration.flags = fy_parse_cfg_flags(
            FYPCF_QUIET.rawValue | FYPCF_COLLECT_DIAG.rawValue | FYPCF_DISABLE_DEPTH_LIMIT.rawValue
                | FYPCF_DEFAULT_VERSION_1_2.rawValue | FYPCF_JSON_NONE.rawValue)
        configuration.diag = diagnostics
        parser = fy_parser_create(&configuration)
        text.withMemoryRebound(to: CChar.self) { _ = fy_parser_set_string(parser, $0.baseAddress, $0.count) }
    }

    deinit {
        freeEvent()
        // libfyaml 0.7.12 writes to freed lists when it destroys a parser that met a tab before a block entry.
        // Such a parser, a few kilobytes, is left behind.
        if error?.message.hasPrefix("cannot use tab for indentation") != true { fy_parser_destroy(parser) }
        fy_diag_destroy(diagnostics)
    }

    private func freeEvent() {
        if let event { fy_parser_event_free(parser, event) }
        event = nil
    }

    /// The next event; `nil` at the end and at an error.
    func next() -> YAMLEvent? {
        while true {
            freeEvent()
            event = fy_parser_parse(parser)
            guard let event else { return nil }
            switch event.pointee.type {
            case FYET_STREAM_END: return nil
            case FYET_DOCUMENT_START: return make(.documentStart, nil)
            case FYET_DOCUMENT_END: return make(.documentEnd, nil)
            case FYET_SCALAR: return scalar(event.pointee.scalar)
            case FYET_ALIAS:
                var made = make(.alias, event.pointee.alias.anchor)
                made.text = text(event.pointee.alias.anchor)
                return made
            case FYET_SEQUENCE_START:
                let data = event.pointee.sequence_start
                return make(.sequenceStart, data.sequence_start, anchor: data.anchor, tag: data.tag)
            case FYET_MAPPING_START:
                let data = event.pointee.mapping_start
                return make(.mappingStart, data.mapping_start, anchor: data.anchor, tag: data.tag)
            case FYET_SEQUENCE_END: return make(.sequenceEnd, event.pointee.sequence_end.sequence_end)
            case FYET_MAPPING_END: return make(.mappingEnd, event.pointee.mapping_end.mapping_end)
            default: continue
            }
        }
    }

    private func scalar(_ data: fy_event_scalar_data) -> YAMLEvent {
        var made = make(.scalar, data.value, anchor: data.anchor, tag: data.tag)
        made.text = text(data.value)
        made.isPlain = data.value == nil || fy_token_scalar_style(data.value) == FYSS_PLAIN
        return made
    }

    private func make(
        _ kind: YAMLEvent.Kind, _ token: OpaquePointer?, anchor: OpaquePointer? = nil,
        tag: OpaquePointer? = nil
    ) -> YAMLEvent {
        var made = YAMLEvent(kind: kind, range: range(token))
        if let anchor { made.anchor = String(decoding: text(anchor), as: UTF8.self) }
        if let tag { made.tag = String(decoding: text(tag), as: UTF8.self) }
        return made
    }

    private func range(_ token: OpaquePointer?) -> Range<Int> {
        let start: UnsafePointer<fy_mark>?
        let end: UnsafePointer<fy_mark>?
        if let token {
            start = fy_token_start_mark(token)
            end = fy_token_end_mark(token)
        } else {
            start = fy_event_start_mark(event)
            end = fy_event_end_mark(event)
        }
        let lower = Int(start?.pointee.input_pos ?? 0)
        let upper = Int(end?.pointee.input_pos ?? 0)
        return lower..<max(lower, upper)
    }

    private func text(_ token: OpaquePointer?) -> UnsafeBufferPointer<UInt8> {
        var length = 0
        guard let token, let start = fy_token_get_text(token, &length) else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return UnsafeBufferPointer(
            start: UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self), count: length)
    }

    /// The first error that ended the reading, if one did.
    var error: YAMLError? {
        guard fy_parser_get_stream_error(parser) else { return nil }
        var state: UnsafeMutableRawPointer?
        guard let error = fy_diag_errors_iterate(diagnostics, &state) else {
            return YAMLError(message: "the text is not YAML", offset: nil, line: 0, column: 0)
        }
        var mark: UnsafePointer<fy_mark>?
        if let token = error.pointee.fyt { mark = fy_token_start_mark(token) }
        return YAMLError(
            message: error.pointee.msg.map { String(cString: $0) } ?? "the text is not YAML",
            offset: mark.map { Int($0.pointee.input_pos) }, line: Int(error.pointee.line),
            column: Int(error.pointee.column))
    }
}

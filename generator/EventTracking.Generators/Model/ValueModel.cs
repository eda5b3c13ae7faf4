namespace EventTracking.Generators.Model;

/// <summary>How a value is written: which call, and what is known of the outcome.</summary>
/// <param name="Call">The call.</param>
/// <param name="Target">The field writer to call, or what the writer's method for the type is called by; <see langword="null"/> where the call says it.</param>
/// <param name="JsonType">The kind of JSON value that comes out.</param>
/// <param name="Enumeration">Whether walking through the value can throw.</param>
internal sealed record ValueModel(ValueCall Call, string? Target, JsonType JsonType, Safety Enumeration = Safety.Safe);

/// <summary>The calls that write a value.</summary>
internal enum ValueCall
{
    /// <summary><c>writer.WriteGuid(value)</c></summary>
    Write,

    /// <summary><c>writer.WriteString("..."u8, value)</c>: constants that stand before the value go into the same call.</summary>
    WriteJoined,

    /// <summary><c>writer.WriteInt64((long)value)</c></summary>
    WriteCast,

    /// <summary><c>writer.WriteQuoted(value)</c></summary>
    WriteQuoted,

    /// <summary><c>writer.WriteNamed(value)</c></summary>
    WriteNamed,

    /// <summary><c>writer.WriteFormatted(value)</c></summary>
    WriteFormatted,

    /// <summary><c>writer.WriteBase64(value)</c></summary>
    WriteBase64,

    /// <summary><c>writer.WriteBase64(value.Span)</c></summary>
    WriteBase64Span,

    /// <summary><c>writer.WriteValue&lt;OrderId, OrderIdWriter&gt;(value, FieldJsonType.String)</c></summary>
    ValueWriter,

    /// <summary><c>WriteOrder(ref writer, value)</c></summary>
    FieldWriter,
}

/// <summary>The members of the core's <c>FieldJsonType</c>, by the same names.</summary>
internal enum JsonType
{
    Any,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

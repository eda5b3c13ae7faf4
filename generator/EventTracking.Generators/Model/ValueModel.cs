namespace EventTracking.Generators.Model;

/// <summary>How a value is written.</summary>
/// <param name="Call">The kind of call that writes it.</param>
/// <param name="Target">What the call needs: the suffix of the method's name, the field writer, or type arguments.</param>
/// <param name="JsonType">The type of the JSON value.</param>
/// <param name="Safety">Whether writing the value can throw.</param>
/// <param name="Range">The limits of an integer below 64 bits; else <see langword="null"/>.</param>
/// <param name="Items">Whether the items can be <c>null</c>, for an array that one call writes.</param>
internal sealed record ValueModel(
    ValueCall Call,
    string? Target,
    JsonType JsonType,
    Safety Safety = Safety.Safe,
    IntegerRange? Range = null,
    Nullability Items = Nullability.NotNull);

/// <summary>The limits of an integer type, both included.</summary>
internal sealed record IntegerRange(long Minimum, long Maximum);

/// <summary>The calls that write a value.</summary>
internal enum ValueCall
{
    /// <summary><c>writer.WriteGuid(value)</c></summary>
    Write,

    /// <summary><c>writer.WriteString("..."u8, value)</c>: the call also writes the constant JSON before the value.</summary>
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

/// <summary>Mirrors <c>FieldJsonType</c> in the core: same names, same values.</summary>
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

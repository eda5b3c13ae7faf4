namespace EventTracking.Generators.Model;

/// <summary>Writes an enum as the name of its value; one without a name as its number.</summary>
/// <param name="Number">What a value without a name is written as: <c>Int64</c>, or <c>UInt64</c> where the underlying type has no sign.</param>
/// <param name="Members">One member for each value.</param>
/// <param name="Flags">The values that make up a combination, in the order in which they are taken out; none without <c>[Flags]</c>.</param>
/// <param name="Use">Whether a value or a key is written.</param>
internal sealed record EnumWriter(
    string Method,
    string TypeName,
    string Number,
    EquatableArray<EnumMember> Members,
    EquatableArray<EnumFlag> Flags,
    EnumUse Use) : WriterModel(Method, TypeName, Passing.Value)
{
    public override IEnumerable<ValueModel> Inner => [];
}

/// <summary>A value of an enum.</summary>
/// <param name="Constant">The value as it is written in code.</param>
/// <param name="Json">Its name on the wire, escaped, without quotes.</param>
internal sealed record EnumMember(string Constant, string Json);

/// <summary>A value that can be part of a combination.</summary>
/// <param name="Mask">Its bits, as a literal.</param>
/// <param name="Json">Its name on the wire, escaped, without quotes.</param>
internal sealed record EnumFlag(string Mask, string Json);

/// <summary>Where the name of an enum value stands.</summary>
internal enum EnumUse
{
    Value,
    Key,
}

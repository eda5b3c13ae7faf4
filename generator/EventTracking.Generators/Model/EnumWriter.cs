namespace EventTracking.Generators.Model;

/// <summary>Writes an enum as the name of its value, or as a number if the value has no name.</summary>
/// <param name="Number">The type of the number: <c>Int64</c>, or <c>UInt64</c> for an unsigned underlying type.</param>
/// <param name="Members">One member for each value.</param>
/// <param name="Flags">The flags that can make up a combination, in the order of the checks; none without <c>[Flags]</c>.</param>
/// <param name="Use">Whether a value or a key is written.</param>
internal sealed record EnumWriter(
    string Method,
    string TypeName,
    string Number,
    EquatableArray<EnumMember> Members,
    EquatableArray<EnumFlag> Flags,
    EnumUse Use) : WriterModel(Method, TypeName, Passing.Value)
{
    public override IEnumerable<ValueModel> InnerValues => [];
}

/// <summary>A value of an enum.</summary>
/// <param name="Constant">The value in C#.</param>
/// <param name="Json">Its name on the wire, escaped, without quotes.</param>
internal sealed record EnumMember(string Constant, string Json);

/// <summary>A value that can be part of a combination.</summary>
/// <param name="Mask">Its bits, as a literal.</param>
/// <param name="Json">Its name on the wire, escaped, without quotes.</param>
internal sealed record EnumFlag(string Mask, string Json);

/// <summary>Where an enum is written.</summary>
internal enum EnumUse
{
    Value,
    Key,
}

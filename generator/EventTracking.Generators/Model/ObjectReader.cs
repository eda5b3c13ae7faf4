namespace EventTracking.Generators.Model;

/// <summary>Reads an object into a type with members.</summary>
/// <param name="Fields">The fields.</param>
/// <param name="Arguments">The arguments of the constructor.</param>
/// <param name="Initializer">The object initializer.</param>
/// <param name="Assignments">The members that are set afterwards.</param>
internal sealed record ObjectReader(
    string Method,
    string TypeName,
    EquatableArray<ReadField> Fields,
    EquatableArray<string> Arguments,
    EquatableArray<string> Initializer,
    EquatableArray<MemberAssignment> Assignments) : TypeReader(Method, TypeName);

/// <summary>A field of an object that is read.</summary>
/// <param name="WireName">The name on the wire, not escaped.</param>
/// <param name="Presence">Whether it can be absent.</param>
/// <param name="Target">Where its value goes; <see langword="null"/> if it is skipped, as that of a computed property.</param>
internal sealed record ReadField(string WireName, Presence Presence, ReadTarget? Target);

/// <summary>The local that keeps the value of a field until the object is created.</summary>
/// <param name="Local">Its name.</param>
/// <param name="TypeName">Its type in C#.</param>
/// <param name="Default">Its value if the field is absent.</param>
/// <param name="Expression">The expression that reads the value.</param>
internal sealed record ReadTarget(string Local, string TypeName, string Default, string Expression);

/// <summary>Whether a field can be absent.</summary>
internal enum Presence
{
    Required,
    Optional,
}

/// <summary>The assignment of a member after the object has been created.</summary>
/// <param name="Field">The index of the field.</param>
/// <param name="Statement">The statement, which uses the locals <c>result</c> and that of the field.</param>
/// <param name="When">When it is assigned.</param>
/// <param name="NullCheck">The member, if the field may only be absent when its default is not <see langword="null"/>.</param>
/// <param name="Setter">The method that accesses the setter; <see langword="null"/> if it is accessible.</param>
internal sealed record MemberAssignment(int Field, string Statement, AssignWhen When, string? NullCheck, SetterAccess? Setter);

/// <summary>When a member is assigned.</summary>
internal enum AssignWhen
{
    /// <summary>If the field is present; otherwise the member keeps its initial value.</summary>
    Present,

    /// <summary>Always: an absent field has the default of its type.</summary>
    Always,
}

/// <summary>A method that calls a setter that C# does not allow to call: that of an init-only or private property.</summary>
/// <param name="Method">The name of the method.</param>
/// <param name="Property">The name of the property.</param>
/// <param name="Target">The first parameter's type in C#, with <c>ref</c> for a struct.</param>
/// <param name="TypeName">The type of the property in C#.</param>
internal sealed record SetterAccess(string Method, string Property, string Target, string TypeName);

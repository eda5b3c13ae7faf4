namespace EventTracking.Generators.Model;

/// <summary>How each generated member of the record is declared, given the members that the user has declared.</summary>
/// <param name="Descriptor">The property <c>Descriptor</c>.</param>
/// <param name="DescriptorName">The property that holds the descriptor: <c>Descriptor</c>, or another name if that is taken.</param>
/// <param name="Emit">The method <c>Emit()</c>.</param>
/// <param name="EmitTo">The method <c>Emit(Tracker)</c>.</param>
/// <param name="Writers">The name of the class of field writers.</param>
/// <param name="Instance">What <c>this</c> is in the record.</param>
internal sealed record GeneratedMembersModel(
    MemberForm Descriptor,
    string DescriptorName,
    MemberForm Emit,
    MemberForm EmitTo,
    string Writers,
    InstanceForm Instance);

/// <summary>How a generated member is declared.</summary>
internal enum MemberForm
{
    /// <summary>A public member.</summary>
    Public,

    /// <summary>A public member that hides a member of a base class, usually a tracked event as well.</summary>
    PublicNew,

    /// <summary>The name is taken: the interface is implemented explicitly, and an emit method is omitted.</summary>
    NotPublic,
}

/// <summary>What <c>this</c> is in the record.</summary>
internal enum InstanceForm
{
    Class,
    Struct,
    ReadOnlyStruct,
}

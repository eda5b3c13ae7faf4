namespace EventTracking.Generators.Model;

/// <summary>In which form each generated member can stand in the record, beside what the user has written there.</summary>
/// <param name="Descriptor">The property <c>Descriptor</c>.</param>
/// <param name="DescriptorName">The member that holds the descriptor: <c>Descriptor</c>, or a free name where that is taken.</param>
/// <param name="Emit">The method <c>Emit()</c>.</param>
/// <param name="EmitTo">The method <c>Emit(Tracker)</c>.</param>
/// <param name="Writers">The name of the class of field writers.</param>
/// <param name="Instance">Whether the methods stand in a class or a struct.</param>
internal sealed record MembersModel(
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

    /// <summary>A public member that hides the one of a base, itself a tracked event more often than not.</summary>
    PublicNew,

    /// <summary>The user has a member of this name: the contract is implemented explicitly, an emit method is left out.</summary>
    NotPublic,
}

/// <summary>What <c>this</c> is in the record.</summary>
internal enum InstanceForm
{
    Class,
    Struct,
    ReadOnlyStruct,
}

using EventTracking.Generators.Model;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Parsing;

/// <summary>Finds the form in which each generated member can stand beside the user's own.</summary>
internal static class MembersParser
{
    private const string WritersName = "FieldWriters";

    public static MembersModel Parse(INamedTypeSymbol type) => new(
        Descriptor: FormOf(type, "Descriptor", IsAnything),
        DescriptorName: IsTaken(type, "Descriptor", IsAnything)
            ? UniqueNames.Find($"{type.Name}Descriptor", name => IsTaken(type, name, IsAnything))
            : "Descriptor",
        WriteData: IsTaken(type, "WriteData", IsAnything) ? MemberForm.NotPublic : MemberForm.Public,
        Emit: FormOf(type, "Emit", IsEmit),
        EmitTo: FormOf(type, "Emit", IsEmitTo),
        Writers: UniqueNames.Find(WritersName, name => IsTaken(type, name, IsAnything) || IsInherited(type, name)),
        Instance: type switch
        {
            { IsValueType: false } => InstanceForm.Class,
            { IsReadOnly: true } => InstanceForm.ReadOnlyStruct,
            _ => InstanceForm.Struct,
        });

    private static MemberForm FormOf(INamedTypeSymbol type, string name, Func<ISymbol, bool> conflicts)
    {
        if (IsTaken(type, name, conflicts))
            return MemberForm.NotPublic;

        for (var @base = type.BaseType; @base is not null; @base = @base.BaseType)
        {
            var isVisible = @base.GetMembers(name).Any(m => conflicts(m) && m.DeclaredAccessibility is not Accessibility.Private);
            var isGenerated = @base.FindAttribute(KnownTypes.TrackedEventAttribute) is not null
                && !IsTaken(@base, name, conflicts);
            if (isVisible || isGenerated)
                return MemberForm.PublicNew;
        }

        return MemberForm.Public;
    }

    /// <summary>A member may not have the name of its type either.</summary>
    private static bool IsTaken(INamedTypeSymbol type, string name, Func<ISymbol, bool> conflicts) =>
        type.Name == name || type.GetMembers(name).Any(conflicts);

    private static bool IsInherited(INamedTypeSymbol type, string name)
    {
        for (var @base = type.BaseType; @base is not null; @base = @base.BaseType)
        {
            if (!@base.GetMembers(name).IsEmpty)
                return true;
        }

        return false;
    }

    private static bool IsAnything(ISymbol member) => true;

    private static bool IsEmit(ISymbol member) =>
        member is not IMethodSymbol method || method is { Parameters: [], Arity: 0 };

    private static bool IsEmitTo(ISymbol member) =>
        member is not IMethodSymbol method || (method is { Parameters: [var only], Arity: 0 } && only.Type.Is(KnownTypes.Tracker));
}

using EventTracking.Generators.Model;
using EventTracking.Generators.Naming;
using EventTracking.Generators.Symbols;
using Microsoft.CodeAnalysis;

namespace EventTracking.Generators.Events;

/// <summary>Decides how each generated member is declared, given the members that the user has declared.</summary>
internal static class GeneratedMembersParser
{
    private const string WritersName = "FieldWriters";

    public static GeneratedMembersModel Parse(INamedTypeSymbol type)
    {
        var descriptor = FormOf(type, "Descriptor", IsAnything);
        return new GeneratedMembersModel(
            Descriptor: descriptor,
            DescriptorName: descriptor is MemberForm.NotPublic
                ? UniqueNames.Find($"{type.Name}Descriptor", name => IsTaken(type, name, IsAnything) || IsInherited(type, name, IsAnything))
                : "Descriptor",
            Emit: FormOf(type, "Emit", IsEmit),
            EmitTo: FormOf(type, "Emit", IsEmitTo),
            Writers: ClassName(type, WritersName),
            Instance: type switch
            {
                { IsValueType: false } => InstanceForm.Class,
                { IsReadOnly: true } => InstanceForm.ReadOnlyStruct,
                _ => InstanceForm.Struct,
            });
    }

    /// <summary>The name of the class of methods that read the types in a readable event.</summary>
    public static string ReadersName(INamedTypeSymbol type) => ClassName(type, "FieldReaders");

    private static string ClassName(INamedTypeSymbol type, string wanted) =>
        UniqueNames.Find(wanted, name => IsTaken(type, name, IsAnything) || IsInherited(type, name, IsAnything));

    private static MemberForm FormOf(INamedTypeSymbol type, string name, Func<ISymbol, bool> conflicts)
    {
        if (IsTaken(type, name, conflicts) || IsInherited(type, name, IsData))
            return MemberForm.NotPublic;

        return IsInherited(type, name, conflicts) || type.Bases().Any(@base => IsGenerated(@base, name, conflicts))
            ? MemberForm.PublicNew
            : MemberForm.Public;
    }

    /// <summary>A member cannot have the name of its type either.</summary>
    private static bool IsTaken(INamedTypeSymbol type, string name, Func<ISymbol, bool> conflicts) =>
        type.Name == name || type.GetMembers(name).Any(conflicts);

    private static bool IsInherited(INamedTypeSymbol type, string name, Func<ISymbol, bool> conflicts) =>
        type.Bases().Any(@base => @base.GetMembers(name).Any(m => conflicts(m) && m.DeclaredAccessibility is not Accessibility.Private));

    /// <summary>A base that is a tracked event in this compilation receives generated members, which are not visible yet.</summary>
    private static bool IsGenerated(INamedTypeSymbol @base, string name, Func<ISymbol, bool> conflicts) =>
        @base.FindAttribute(KnownTypes.TrackedEventAttribute) is not null && !IsTaken(@base, name, conflicts);

    /// <summary>An instance property or field may be a field of the event, so it must not be hidden.</summary>
    private static bool IsData(ISymbol member) => member is (IPropertySymbol or IFieldSymbol) and { IsStatic: false };

    private static bool IsAnything(ISymbol member) => true;

    private static bool IsEmit(ISymbol member) =>
        member is not IMethodSymbol method || method is { Parameters: [], Arity: 0 };

    private static bool IsEmitTo(ISymbol member) =>
        member is not IMethodSymbol method || (method is { Parameters: [var only], Arity: 0 } && only.Type.Is(KnownTypes.Tracker));
}

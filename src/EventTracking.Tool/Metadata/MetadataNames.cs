using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using EventTracking.Generators.Shape;

namespace EventTracking.Tool.Metadata;

/// <summary>Resolves the handles of an assembly's metadata to names.</summary>
internal sealed class MetadataNames(MetadataReader metadata)
{
    /// <summary>No type is nested deeper, unless the types of a damaged assembly contain each other.</summary>
    private const int MaxNesting = 1_000;

    /// <summary>Gets the metadata.</summary>
    public MetadataReader Metadata { get; } = metadata;

    /// <summary>Gets the simple name of the assembly.</summary>
    public string AssemblyName { get; } = metadata.GetString(metadata.GetAssemblyDefinition().Name);

    /// <summary>Returns the name of a method in this assembly.</summary>
    public MethodName Of(MethodDefinition method) => new(
        OfDefinition(method.GetDeclaringType()), Metadata.GetString(method.Name), method.GetGenericParameters().Count);

    /// <summary>Returns the name of a called method, or <see langword="null"/> if a generic type, or no type, declares it.</summary>
    public MethodName? Of(EntityHandle method)
    {
        switch (method.Kind)
        {
            case HandleKind.MethodDefinition:
                return Of(Metadata.GetMethodDefinition((MethodDefinitionHandle)method));
            case HandleKind.MethodSpecification:
                return Of(Metadata.GetMethodSpecification((MethodSpecificationHandle)method).Method);
            case HandleKind.MemberReference:
                var reference = Metadata.GetMemberReference((MemberReferenceHandle)method);
                return OfType(reference.Parent) is { } type
                    ? new MethodName(type, Metadata.GetString(reference.Name), Arity(reference.Signature))
                    : null;
            default:
                return null;
        }
    }

    /// <summary>Returns the type arguments of a called method.</summary>
    /// <param name="method">The called method.</param>
    /// <param name="caller">The method that contains the call.</param>
    public IReadOnlyList<TypeArgument> TypeArguments(EntityHandle method, MethodOrigin caller) =>
        method.Kind is HandleKind.MethodSpecification
            ? Metadata.GetMethodSpecification((MethodSpecificationHandle)method).DecodeSignature(new TypeArgumentProvider(this), caller)
            : [];

    /// <summary>Returns the name of a type, or <see langword="null"/> if it is a constructed type.</summary>
    public ClrType? OfType(EntityHandle type) => type.Kind switch
    {
        HandleKind.TypeDefinition => OfDefinition((TypeDefinitionHandle)type),
        HandleKind.TypeReference => OfReference((TypeReferenceHandle)type, 0),
        _ => null,
    };

    /// <summary>Returns the name of a type in this assembly.</summary>
    public ClrType OfDefinition(TypeDefinitionHandle handle)
    {
        var type = Metadata.GetTypeDefinition(handle);
        return OuterOf(handle) is { IsNil: false } outer
            ? Nested(OfDefinition(outer), type.Name)
            : new ClrType(AssemblyName, FullName(type.Namespace, type.Name));
    }

    /// <summary>Returns the type that contains a type in this assembly, or a nil handle.</summary>
    /// <exception cref="InvalidDataException">The outer type is not defined before the nested one, as ECMA-335 requires.</exception>
    public TypeDefinitionHandle OuterOf(TypeDefinitionHandle nested)
    {
        var outer = Metadata.GetTypeDefinition(nested).GetDeclaringType();
        return MetadataTokens.GetRowNumber(outer) < MetadataTokens.GetRowNumber(nested)
            ? outer
            : throw new InvalidDataException("A nested type is defined before its outer type.");
    }

    private ClrType? OfReference(TypeReferenceHandle handle, int nesting)
    {
        if (nesting > MaxNesting)
            throw new InvalidDataException("Types are nested too deeply.");

        var type = Metadata.GetTypeReference(handle);
        return type.ResolutionScope.Kind switch
        {
            HandleKind.TypeReference when OfReference((TypeReferenceHandle)type.ResolutionScope, nesting + 1) is { } outer =>
                Nested(outer, type.Name),
            HandleKind.AssemblyReference => new ClrType(
                Metadata.GetString(Metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name),
                FullName(type.Namespace, type.Name)),
            _ => null,
        };
    }

    private int Arity(BlobHandle signature)
    {
        var reader = Metadata.GetBlobReader(signature);
        return reader.ReadSignatureHeader().IsGeneric ? reader.ReadCompressedInteger() : 0;
    }

    private ClrType Nested(ClrType outer, StringHandle name) => outer with { FullName = $"{outer.FullName}+{Metadata.GetString(name)}" };

    private string FullName(StringHandle @namespace, StringHandle name) =>
        @namespace.IsNil ? Metadata.GetString(name) : $"{Metadata.GetString(@namespace)}.{Metadata.GetString(name)}";
}

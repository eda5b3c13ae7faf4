using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace EventTracking.Tool.Metadata;

/// <summary>Decodes type arguments. All types that cannot be events become <see cref="TypeArgument.Other"/>.</summary>
internal sealed class TypeArgumentProvider(MetadataNames names) : ISignatureTypeProvider<TypeArgument, MethodOrigin>
{
    public TypeArgument GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
        new(names.OfType(handle), null);

    public TypeArgument GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
        new(names.OfType(handle), null);

    public TypeArgument GetGenericMethodParameter(MethodOrigin genericContext, int index) =>
        new(null, genericContext.IsMoved ? null : index);

    public TypeArgument GetGenericTypeParameter(MethodOrigin genericContext, int index) =>
        new(null, genericContext.IsMoved && index >= genericContext.FirstParameter ? index - genericContext.FirstParameter : null);

    public TypeArgument GetTypeFromSpecification(
        MetadataReader reader, MethodOrigin genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => TypeArgument.Other;

    public TypeArgument GetPrimitiveType(PrimitiveTypeCode typeCode) => TypeArgument.Other;

    public TypeArgument GetSZArrayType(TypeArgument elementType) => TypeArgument.Other;

    public TypeArgument GetArrayType(TypeArgument elementType, ArrayShape shape) => TypeArgument.Other;

    public TypeArgument GetByReferenceType(TypeArgument elementType) => TypeArgument.Other;

    public TypeArgument GetPointerType(TypeArgument elementType) => TypeArgument.Other;

    public TypeArgument GetPinnedType(TypeArgument elementType) => TypeArgument.Other;

    public TypeArgument GetFunctionPointerType(MethodSignature<TypeArgument> signature) => TypeArgument.Other;

    public TypeArgument GetGenericInstantiation(TypeArgument genericType, ImmutableArray<TypeArgument> typeArguments) => TypeArgument.Other;

    public TypeArgument GetModifiedType(TypeArgument modifier, TypeArgument unmodifiedType, bool isRequired) => unmodifiedType;
}

using System.Reflection.Metadata;

namespace EventTracking.Tool.Metadata;

/// <summary>
/// The method that a developer wrote. The compiler moves the code of lambdas, async methods and iterators into nested types, and turns the
/// type parameters of the method into those of the type.
/// </summary>
/// <param name="Method">The method. If its code was moved, its name and arity are derived from those of the nested type.</param>
/// <param name="IsMoved">Whether the code was moved into a nested type.</param>
/// <param name="FirstParameter">The position of the method's first type parameter among those of the nested type.</param>
internal readonly record struct MethodOrigin(MethodName Method, bool IsMoved, int FirstParameter)
{
    /// <summary>Finds the origin of a method in an assembly.</summary>
    public static MethodOrigin Of(MetadataNames names, MethodDefinition method)
    {
        var moved = names.Metadata.GetTypeDefinition(method.GetDeclaringType());
        var written = method.GetDeclaringType();
        var generated = new List<string> { names.Metadata.GetString(method.Name) };
        while (names.OuterOf(written) is { IsNil: false } outer
            && names.Metadata.GetString(names.Metadata.GetTypeDefinition(written).Name) is ['<', ..] name)
        {
            generated.Add(name);
            written = outer;
        }

        // A generic local function in a lambda has type parameters of both kinds; it is not followed.
        if (generated.Count == 1 || method.GetGenericParameters().Count > 0 || WrittenName.Find(generated) is not { } member)
            return new MethodOrigin(names.Of(method), IsMoved: false, 0);

        var first = names.Metadata.GetTypeDefinition(written).GetGenericParameters().Count;
        var arity = moved.GetGenericParameters().Count - first;
        return new MethodOrigin(new MethodName(names.OfDefinition(written), member, arity), IsMoved: true, first);
    }
}

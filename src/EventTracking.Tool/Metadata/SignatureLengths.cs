using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace EventTracking.Tool.Metadata;

/// <summary>
/// Rejects signatures with more parameters than bytes. The compiler allocates an array for all parameters before it reads the first, so one
/// damaged byte could take gigabytes.
/// </summary>
internal static class SignatureLengths
{
    /// <summary>Checks the signatures of an assembly's methods and properties, and of the members that it references.</summary>
    /// <exception cref="InvalidDataException">A signature is too short for its parameters.</exception>
    public static void Check(string path)
    {
        using var file = File.OpenRead(path);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        foreach (var handle in metadata.MemberReferences)
            Check(metadata.GetBlobReader(metadata.GetMemberReference(handle).Signature));
        foreach (var handle in metadata.MethodDefinitions)
            Check(metadata.GetBlobReader(metadata.GetMethodDefinition(handle).Signature));
        foreach (var handle in metadata.PropertyDefinitions)
            Check(metadata.GetBlobReader(metadata.GetPropertyDefinition(handle).Signature));
    }

    private static void Check(BlobReader signature)
    {
        var header = signature.ReadSignatureHeader();
        if (header.Kind is SignatureKind.Field)
            return;

        // The number of type parameters, then that of parameters.
        for (var counts = header.IsGeneric ? 2 : 1; counts > 0; counts--)
        {
            if (signature.ReadCompressedInteger() > signature.Length)
                throw new InvalidDataException("A signature is too short for its parameters.");
        }
    }
}

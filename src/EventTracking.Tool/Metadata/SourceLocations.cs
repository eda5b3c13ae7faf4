using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace EventTracking.Tool.Metadata;

/// <summary>Finds the source lines of an assembly's IL through its portable debugging symbols, embedded or beside it.</summary>
internal sealed class SourceLocations : IDisposable
{
    private readonly MetadataReaderProvider? _provider;
    private readonly MetadataReader? _symbols;

    private SourceLocations(MetadataReaderProvider? provider)
    {
        _provider = provider;
        _symbols = provider?.GetMetadataReader();
    }

    /// <summary>Opens the symbols of an assembly. Without any, no line is found.</summary>
    public static SourceLocations Open(PEReader image, string path)
    {
        try
        {
            return new SourceLocations(
                image.TryOpenAssociatedPortablePdb(
                    path, static pdb => File.Exists(pdb) ? new MemoryStream(File.ReadAllBytes(pdb)) : null, out var provider, out _)
                    ? provider
                    : null);
        }
        catch (BadImageFormatException)
        {
            return new SourceLocations(null);
        }
    }

    /// <summary>Returns the file and line of an instruction, or <see langword="null"/>.</summary>
    public (string File, int Line)? Find(MethodDefinitionHandle method, int offset)
    {
        if (_symbols is null)
            return null;

        var points = _symbols.GetMethodDebugInformation(method.ToDebugInformationHandle()).GetSequencePoints();
        var point = points.LastOrDefault(point => !point.IsHidden && point.Offset <= offset);
        return point.Document.IsNil ? null : (_symbols.GetString(_symbols.GetDocument(point.Document).Name), point.StartLine);
    }

    /// <inheritdoc/>
    public void Dispose() => _provider?.Dispose();
}

using System.Runtime.InteropServices.Marshalling;

namespace EventTracking.Backends.JsonLines.Unix;

/// <summary>A path as the operating system reads it, UTF-8 and a zero, for the length of a call.</summary>
internal unsafe ref struct NativePath : IDisposable
{
    private Utf8StringMarshaller.ManagedToUnmanagedIn _path;

    /// <param name="path">The path.</param>
    /// <param name="buffer">Where it is put if there is room, <see cref="BufferSize"/> bytes.</param>
    public NativePath(string path, Span<byte> buffer) => _path.FromManaged(path, buffer);

    public static int BufferSize => Utf8StringMarshaller.ManagedToUnmanagedIn.BufferSize;

    public readonly byte* Bytes => _path.ToUnmanaged();

    public void Dispose() => _path.Free();
}

using Microsoft.Win32.SafeHandles;

namespace EventTracking.Backends.JsonLines.Unix;

/// <summary>The number of an open file for the length of a call: nobody closes the file meanwhile, so that the number is no other file's.</summary>
internal readonly ref struct Descriptor : IDisposable
{
    private readonly SafeFileHandle _file;

    public Descriptor(SafeFileHandle file)
    {
        var isHeld = false;
        file.DangerousAddRef(ref isHeld);
        _file = file;
    }

    public int Number => (int)_file.DangerousGetHandle();

    public void Dispose() => _file.DangerousRelease();
}

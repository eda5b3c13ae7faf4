using Microsoft.Win32.SafeHandles;

namespace EventTracking.Unix;

/// <summary>
/// The descriptor of an open file for the duration of a system call. The file cannot be closed meanwhile, so the number cannot be
/// reused for another file.
/// </summary>
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

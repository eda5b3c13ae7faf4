using System.Runtime.InteropServices;

namespace EventTracking.Unix;

/// <summary>The Unix error numbers that are handled.</summary>
internal static class ErrorNumber
{
    public const int NotPermitted = 1;
    public const int NoSuchFile = 2;
    public const int Interrupted = 4;
    public const int InputOutput = 5;
    public const int PermissionDenied = 13;
    public const int FileExists = 17;
    public const int NotADirectory = 20;
    public const int InvalidArgument = 22;
    public const int FileTooLarge = 27;
    public const int NoSpace = 28;
    public const int ReadOnlyFileSystem = 30;
    public const int NotImplemented = 38;
    public const int NotSupported = 95;

    /// <summary>The number of Linux; macOS has another.</summary>
    public const int QuotaExceeded = 122;

    /// <summary>The lock is held through another open file. The number is that of Linux, the only system with locks here.</summary>
    public const int TryAgain = 11;

    /// <summary>Repeats a call while it is interrupted by signals.</summary>
    public static int Uninterrupted(Func<int> call)
    {
        int result;
        do
            result = call();
        while (result == -Interrupted);
        return result;
    }

    public static IOException Exception(int error, string what) => new($"{what}: {Marshal.GetPInvokeErrorMessage(error)}.", error);
}

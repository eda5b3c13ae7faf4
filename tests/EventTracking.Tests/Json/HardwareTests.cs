using System.Runtime.Intrinsics;
using Xunit;

namespace EventTracking.Tests.Json;

/// <summary>The tests of this folder also run with parts of the processor turned off; these say that they are.</summary>
public sealed class HardwareTests
{
    [Fact]
    public void What_the_environment_turns_off_is_off()
    {
        Assert.False(Vector512.IsHardwareAccelerated && IsOff("DOTNET_EnableAVX512"));
        Assert.False(Vector256.IsHardwareAccelerated && IsOff("DOTNET_EnableAVX2"));
        Assert.False(Vector128.IsHardwareAccelerated && IsOff("DOTNET_EnableHWIntrinsic"));
    }

    private static bool IsOff(string setting) => Environment.GetEnvironmentVariable(setting) == "0";
}

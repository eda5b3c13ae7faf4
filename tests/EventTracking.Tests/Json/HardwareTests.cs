using System.Runtime.Intrinsics;
using Xunit;

namespace EventTracking.Tests.Json;

/// <summary>The tests of this folder also run with hardware intrinsics disabled; these verify that they are.</summary>
public sealed class HardwareTests
{
    [Fact]
    public void The_environment_can_disable_hardware_intrinsics()
    {
        Assert.False(Vector512.IsHardwareAccelerated && IsOff("DOTNET_EnableAVX512"));
        Assert.False(Vector256.IsHardwareAccelerated && IsOff("DOTNET_EnableAVX2"));
        Assert.False(Vector128.IsHardwareAccelerated && IsOff("DOTNET_EnableHWIntrinsic"));
    }

    private static bool IsOff(string setting) => Environment.GetEnvironmentVariable(setting) == "0";
}

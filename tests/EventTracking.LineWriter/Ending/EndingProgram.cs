using System.Runtime.InteropServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EventTracking.LineWriter.Ending;

/// <summary>
/// Emits until SIGTERM ends it, in one of the ways in which programs bring their events home. It prints <c>ready</c> once it may be told
/// to end; and at the end how many events were emitted, and the accounts of all.
/// </summary>
internal sealed class EndingProgram
{
    private readonly Arguments _arguments;
    private readonly IHost? _host;
    private readonly Tracker _tracker;
    private Emitters? _emitters;

    public EndingProgram(Arguments arguments)
    {
        _arguments = arguments;
        _host = arguments.Text("end") == "host" ? MakeHost() : null;
        _tracker = _host?.Services.GetRequiredService<Tracker>()
            ?? new Tracker(Destinations.Make(arguments), options: new TrackerOptions { ShutdownTimeout = Destinations.ShutdownTimeout });
    }

    public int Run() => _arguments.Text("end") switch
    {
        "using" => Using().GetAwaiter().GetResult(),
        "signal" => AtTheSignal(),
        "exit" => AtTheExit(),
        "host" => InAHost(),
        var other => throw new ArgumentException($"There is no end '{other}'. Use using, signal, exit or host."),
    };

    /// <summary>The signal is taken for a wish, at which the program leaves its <c>await using</c>.</summary>
    private async Task<int> Using()
    {
        var isWished = new TaskCompletionSource();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            isWished.SetResult();
        });
        await using (_tracker)
        {
            Begin();
            await isWished.Task;
        }

        End();
        return 0;
    }

    /// <summary>The tracker ends while the signal is handled; then the signal ends the process.</summary>
    private int AtTheSignal()
    {
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ =>
        {
            _tracker.Dispose();
            End();
        });
        Begin();
        return GoOn();
    }

    /// <summary>The tracker ends with the process. Since .NET 10 the signal alone ends it without this event.</summary>
    private int AtTheExit()
    {
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, static context =>
        {
            context.Cancel = true;
            Environment.Exit(0);
        });
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            _tracker.Dispose();
            End();
        };
        Begin();
        return GoOn();
    }

    /// <summary>The generic host flushes and disposes of its tracker.</summary>
    private int InAHost()
    {
        _host!.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(Begin);
        _host.Run();
        End();
        return 0;
    }

    private IHost MakeHost()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["EventTracking:ShutdownTimeout"] = $"{Destinations.ShutdownTimeout:c}";
        builder.Services.Configure<HostOptions>(static options => options.ShutdownTimeout = Destinations.ShutdownTimeout);
        builder.AddEventTracking(tracking =>
        {
            foreach (var (name, backend) in Destinations.Make(_arguments))
                tracking.AddBackend(name, backend);
        });
        return builder.Build();
    }

    private void Begin()
    {
        _emitters = Emitters.Start(_tracker);
        Console.WriteLine("ready");
    }

    private void End()
    {
        Console.WriteLine($"{_emitters!.Stop()}");
        foreach (var account in _tracker.Accounts)
            AccountLine.Print(account);
    }

    private static int GoOn()
    {
        Thread.Sleep(Timeout.Infinite);
        return 1;
    }
}

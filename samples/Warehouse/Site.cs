using EventTracking;
using EventTracking.Hosting;

namespace Warehouse;

/// <summary>The site of a course, reduced to one request.</summary>
internal static class Site
{
    public static void Run(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.AddEventTracking(static tracking => tracking.AddRedis());

        var app = builder.Build();
        app.UseEventTracking();
        app.MapPost("/videos/{id}/stop", static (string id, string learner, double time, Tracker tracker) =>
        {
            tracker.EmitVideoStopped(id, learner, time);
            return Results.NoContent();
        });
        app.Run();
    }
}

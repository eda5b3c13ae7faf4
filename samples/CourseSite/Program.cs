using CourseSite;

var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Services.AddHealthChecks().AddEventTracking();
builder.AddPlayerEvents();
builder.AddEventTracking(); // Configured in appsettings.json.

var app = builder.Build();
app.UseEventTracking();
app.MapHealthChecks("/health");
app.MapPage();
app.MapPlayerEvents();
if (app.Environment.IsDevelopment())
    app.MapEventInspector(); // At /_events.
app.Run();

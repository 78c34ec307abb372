using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Connectors.Hosting.Tests.Worker;

/// <summary>What a driven worker did.</summary>
/// <param name="Held">The case that waited for its carrier.</param>
/// <param name="ReleasedIn">Real time from the row's being saved until nothing waited for it any more.</param>
/// <param name="HealthBefore">The host's health while it waited.</param>
/// <param name="HealthAfter">The host's health afterwards.</param>
internal sealed record Outcome(string Held, TimeSpan ReleasedIn, HealthReport HealthBefore, HealthReport HealthAfter);

using Connectors.Domain.Values;

namespace Connectors.Domain.Deadlines;

/// <summary>A day on which a marketplace's deadlines do not run, whatever day of the week it is.</summary>
/// <param name="Marketplace">Connection whose holiday it is; null for all of them.</param>
/// <param name="Day">The day in the calendar's time zone.</param>
/// <param name="Name">What it is, for people; null when it has no name.</param>
public sealed record HolidayRow(ConnectionName? Marketplace, DateOnly Day, string? Name = null);

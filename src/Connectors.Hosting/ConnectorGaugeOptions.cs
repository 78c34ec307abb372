namespace Connectors.Hosting;

/// <summary>How the gauges of open exceptions follow the store.</summary>
public sealed class ConnectorGaugeOptions
{
    /// <summary>How often the open records are read, whatever the exporter's interval. Default 30 seconds.</summary>
    public TimeSpan ReadEvery { get; set; } = TimeSpan.FromSeconds(30);
}

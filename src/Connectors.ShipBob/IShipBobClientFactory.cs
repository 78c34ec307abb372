namespace Connectors.ShipBob;

/// <summary>Gives out the client of a named connection. Thread-safe.</summary>
public interface IShipBobClientFactory
{
    /// <summary>The client of the connection.</summary>
    /// <param name="name">Name it was registered under.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The options of the connection are wrong, or there is no such connection.</exception>
    ShipBobClient CreateClient(string name);
}

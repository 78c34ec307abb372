namespace Connectors.Patchworks;

/// <summary>Gives out the client of a named connection. Thread-safe.</summary>
public interface IPatchworksClientFactory
{
    /// <summary>The client of the connection.</summary>
    /// <param name="name">Name it was registered under.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">The options of the connection are wrong, or there is no such connection.</exception>
    PatchworksClient CreateClient(string name);
}

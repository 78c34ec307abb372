using System.Text.Json;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

internal sealed partial class OrderReader
{
    private OrderCustomer? ReadOrderCustomer(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        string? customerId = default;
        string? civility = default;
        string? firstname = default;
        string? lastname = default;
        string? locale = default;
        CustomerAddress? billingAddress = default;
        CustomerAddress? shippingAddress = default;
        CustomerOrganization? organization = default;
        CustomerContact? accountingContact = default;
        CustomerContact? deliveryContact = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 6 when member.SequenceEqual("locale"u8):
                    locale = Shared(ref reader);
                    break;
                case 8 when member.SequenceEqual("civility"u8):
                    civility = Shared(ref reader);
                    break;
                case 8 when member.SequenceEqual("lastname"u8):
                    lastname = Text(ref reader);
                    break;
                case 9 when member.SequenceEqual("firstname"u8):
                    firstname = Text(ref reader);
                    break;
                case 11 when member.SequenceEqual("customer_id"u8):
                    customerId = Text(ref reader);
                    break;
                case 12 when member.SequenceEqual("organization"u8):
                    organization = ReadCustomerOrganization(ref reader);
                    break;
                case 15 when member.SequenceEqual("billing_address"u8):
                    billingAddress = ReadCustomerAddress(ref reader);
                    break;
                case 16 when member.SequenceEqual("shipping_address"u8):
                    shippingAddress = ReadCustomerAddress(ref reader);
                    break;
                case 16 when member.SequenceEqual("delivery_contact"u8):
                    deliveryContact = ReadCustomerContact(ref reader);
                    break;
                case 18 when member.SequenceEqual("accounting_contact"u8):
                    accountingContact = ReadCustomerContact(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new OrderCustomer
        {
            CustomerId = customerId,
            Civility = civility,
            Firstname = firstname,
            Lastname = lastname,
            Locale = locale,
            BillingAddress = billingAddress,
            ShippingAddress = shippingAddress,
            Organization = organization,
            AccountingContact = accountingContact,
            DeliveryContact = deliveryContact,
            AdditionalData = more,
        };
    }

    private CustomerAddress? ReadCustomerAddress(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        string? civility = default;
        string? firstname = default;
        string? lastname = default;
        string? company = default;
        string? company2 = default;
        string? street1 = default;
        string? street2 = default;
        string? zipCode = default;
        string? city = default;
        string? state = default;
        string? country = default;
        string? countryIsoCode = default;
        string? phone = default;
        string? phoneSecondary = default;
        string? additionalInfo = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 4 when member.SequenceEqual("city"u8):
                    city = Text(ref reader);
                    break;
                case 5 when member.SequenceEqual("state"u8):
                    state = Text(ref reader);
                    break;
                case 5 when member.SequenceEqual("phone"u8):
                    phone = Text(ref reader);
                    break;
                case 7 when member.SequenceEqual("company"u8):
                    company = Text(ref reader);
                    break;
                case 7 when member.SequenceEqual("country"u8):
                    country = Shared(ref reader);
                    break;
                case 8 when member.SequenceEqual("civility"u8):
                    civility = Shared(ref reader);
                    break;
                case 8 when member.SequenceEqual("lastname"u8):
                    lastname = Text(ref reader);
                    break;
                case 8 when member.SequenceEqual("street_1"u8):
                    street1 = Text(ref reader);
                    break;
                case 8 when member.SequenceEqual("street_2"u8):
                    street2 = Text(ref reader);
                    break;
                case 8 when member.SequenceEqual("zip_code"u8):
                    zipCode = Text(ref reader);
                    break;
                case 9 when member.SequenceEqual("firstname"u8):
                    firstname = Text(ref reader);
                    break;
                case 9 when member.SequenceEqual("company_2"u8):
                    company2 = Text(ref reader);
                    break;
                case 15 when member.SequenceEqual("phone_secondary"u8):
                    phoneSecondary = Text(ref reader);
                    break;
                case 15 when member.SequenceEqual("additional_info"u8):
                    additionalInfo = Text(ref reader);
                    break;
                case 16 when member.SequenceEqual("country_iso_code"u8):
                    countryIsoCode = Shared(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new CustomerAddress
        {
            Civility = civility,
            Firstname = firstname,
            Lastname = lastname,
            Company = company,
            Company2 = company2,
            Street1 = street1,
            Street2 = street2,
            ZipCode = zipCode,
            City = city,
            State = state,
            Country = country,
            CountryIsoCode = countryIsoCode,
            Phone = phone,
            PhoneSecondary = phoneSecondary,
            AdditionalInfo = additionalInfo,
            AdditionalData = more,
        };
    }

    private CustomerContact? ReadCustomerContact(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        string? customerId = default;
        string? civility = default;
        string? firstname = default;
        string? lastname = default;
        string? locale = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 6 when member.SequenceEqual("locale"u8):
                    locale = Shared(ref reader);
                    break;
                case 8 when member.SequenceEqual("civility"u8):
                    civility = Shared(ref reader);
                    break;
                case 8 when member.SequenceEqual("lastname"u8):
                    lastname = Text(ref reader);
                    break;
                case 9 when member.SequenceEqual("firstname"u8):
                    firstname = Text(ref reader);
                    break;
                case 11 when member.SequenceEqual("customer_id"u8):
                    customerId = Text(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new CustomerContact
        {
            CustomerId = customerId,
            Civility = civility,
            Firstname = firstname,
            Lastname = lastname,
            Locale = locale,
            AdditionalData = more,
        };
    }

    private CustomerOrganization? ReadCustomerOrganization(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        string? organizationId = default;
        string? name = default;
        string? identificationNumber = default;
        string? taxIdentificationNumber = default;
        StreetAddress? address = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 4 when member.SequenceEqual("name"u8):
                    name = Text(ref reader);
                    break;
                case 7 when member.SequenceEqual("address"u8):
                    address = ReadStreetAddress(ref reader);
                    break;
                case 15 when member.SequenceEqual("organization_id"u8):
                    organizationId = Text(ref reader);
                    break;
                case 21 when member.SequenceEqual("identification_number"u8):
                    identificationNumber = Text(ref reader);
                    break;
                case 25 when member.SequenceEqual("tax_identification_number"u8):
                    taxIdentificationNumber = Text(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new CustomerOrganization
        {
            OrganizationId = organizationId,
            Name = name,
            IdentificationNumber = identificationNumber,
            TaxIdentificationNumber = taxIdentificationNumber,
            Address = address,
            AdditionalData = more,
        };
    }

    private StreetAddress? ReadStreetAddress(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        string? street1 = default;
        string? street2 = default;
        string? zipCode = default;
        string? city = default;
        string? state = default;
        string? countryIsoCode = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 4 when member.SequenceEqual("city"u8):
                    city = Shared(ref reader);
                    break;
                case 5 when member.SequenceEqual("state"u8):
                    state = Shared(ref reader);
                    break;
                case 8 when member.SequenceEqual("street_1"u8):
                    street1 = Text(ref reader);
                    break;
                case 8 when member.SequenceEqual("street_2"u8):
                    street2 = Text(ref reader);
                    break;
                case 8 when member.SequenceEqual("zip_code"u8):
                    zipCode = Shared(ref reader);
                    break;
                case 16 when member.SequenceEqual("country_iso_code"u8):
                    countryIsoCode = Shared(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new StreetAddress
        {
            Street1 = street1,
            Street2 = street2,
            ZipCode = zipCode,
            City = city,
            State = state,
            CountryIsoCode = countryIsoCode,
            AdditionalData = more,
        };
    }

    private ShippingOrigin? ReadShippingOrigin(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        StreetAddress? address = default;
        Warehouse? warehouse = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 7 when member.SequenceEqual("address"u8):
                    address = ReadStreetAddress(ref reader);
                    break;
                case 9 when member.SequenceEqual("warehouse"u8):
                    warehouse = ReadWarehouse(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new ShippingOrigin
        {
            Address = address,
            Warehouse = warehouse,
            AdditionalData = more,
        };
    }

    private Warehouse? ReadWarehouse(ref Utf8JsonReader reader)
    {
        if (!StartObject(ref reader))
            return null;
        string? code = default;
        Dictionary<string, JsonElement>? more = null;
        while (NextMember(ref reader, out var member))
        {
            switch (member.Length)
            {
                case 4 when member.SequenceEqual("code"u8):
                    code = Shared(ref reader);
                    break;
                default:
                    Keep(ref reader, member, ref more);
                    break;
            }
        }

        return new Warehouse
        {
            Code = code,
            AdditionalData = more,
        };
    }
}

using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace SafetyAssessment.Web.Api;

/// <summary>The OpenAPI description at <c>/openapi/v1.json</c>.</summary>
internal static class ApiDescription
{
    public const string Document = "v1";

    private const string Bearer = "bearer";

    public static void Configure(OpenApiOptions options)
    {
        // Forms of the pages are endpoints too, and no part of the contract.
        options.ShouldInclude = endpoint => endpoint.RelativePath is "healthz" || endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) => Describe(document));
        options.AddOperationTransformer((operation, context, _) => Secure(operation, context));
        options.AddSchemaTransformer((schema, context, _) => Plain(schema, context));
    }

    private static Task Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "安全生产目标考核 · Safety Assessment",
            Version = Document,
            Description = "Rubrics, their check, scoring of findings, rankings. Errors are problem details (RFC 9457) with the rule's code and every fault.",
        };
        // The address of whoever asked is no part of the description.
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = Bearer,
            Description = "A token of an account; in the demo mode the word demo.",
        };
        return Task.CompletedTask;
    }

    private static Task Secure(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        if (!context.Description.ActionDescriptor.EndpointMetadata.OfType<IAllowAnonymous>().Any())
            operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
        return Task.CompletedTask;
    }

    // The description is drawn from the types; a type with a converter of its own says nothing of itself, nor does «clear» of its two forms.
    private static Task Plain(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        var type = context.JsonTypeInfo.Type;
        if (type == typeof(decimal) || type == typeof(decimal?))
        {
            schema.Type = type == typeof(decimal) ? JsonSchemaType.Number : JsonSchemaType.Number | JsonSchemaType.Null;
            schema.Format = null;
        }
        else if (type == typeof(ScoreRequest) && schema.Properties is { } members)
        {
            members["clear"] = new OpenApiSchema
            {
                Description = "Codes of items assessed with nothing to deduct, or the word rest for all that are not named.",
                OneOf =
                [
                    new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
                    new OpenApiSchema { Type = JsonSchemaType.String, Enum = [JsonValue.Create("rest")] },
                    new OpenApiSchema { Type = JsonSchemaType.Null },
                ],
            };
        }

        return Task.CompletedTask;
    }
}

package io.n3xus.stock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts it; application.yml is all there is to it. */
@SpringBootApplication
public class StockGateway {

    public static void main(String[] arguments) {
        SpringApplication.run(StockGateway.class, arguments);
    }
}
